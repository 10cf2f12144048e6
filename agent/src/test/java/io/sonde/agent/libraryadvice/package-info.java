/** An instrumentation whose advice uses types of its library. */
package io.sonde.agent.libraryadvice;
