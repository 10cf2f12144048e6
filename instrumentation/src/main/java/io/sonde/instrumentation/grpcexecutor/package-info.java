/** gRPC's executor that runs one task after the other on the threads of another executor. */
package io.sonde.instrumentation.grpcexecutor;
