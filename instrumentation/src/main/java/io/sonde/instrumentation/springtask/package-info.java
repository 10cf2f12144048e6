/** Spring's executor that starts a thread for each task. */
package io.sonde.instrumentation.springtask;
