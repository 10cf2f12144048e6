/** Looks through the code of woven methods as the JVM's verifier will, before the JVM gets it. Loads and reads no other class. */
package io.sonde.agent.verification;
