/** Work that is given to Netty's event loops and event executors. */
package io.sonde.instrumentation.nettyexecutor;
