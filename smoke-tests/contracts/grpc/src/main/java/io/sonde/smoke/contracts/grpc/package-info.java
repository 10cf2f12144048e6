/** The application under test: a gRPC server and its client in one JVM, compiled against the oldest supported version. */
package io.sonde.smoke.contracts.grpc;
