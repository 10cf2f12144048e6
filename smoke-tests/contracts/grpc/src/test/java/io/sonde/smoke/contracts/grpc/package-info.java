/** The contract of gRPC, over versions, transports and JDKs. */
package io.sonde.smoke.contracts.grpc;
