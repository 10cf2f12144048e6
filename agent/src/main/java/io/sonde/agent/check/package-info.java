/** The agent's jar run as a program: its version, what it supports, and what of an application it would instrument. */
package io.sonde.agent.check;
