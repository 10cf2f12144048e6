/** Want of memory. */
package io.sonde.agent.pressure;
