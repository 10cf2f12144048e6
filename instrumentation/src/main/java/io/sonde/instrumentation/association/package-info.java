/** What the agent knows of an object of a library, kept beside the object because its class must not change. */
package io.sonde.instrumentation.association;
