/**
 * gRPC, client and server, on any transport. A client's call is followed by an interceptor around all others of its
 * channel, and so above retries and hedging. A server's call is followed by a stream tracer, which learns of every stream's
 * end whatever ended it, and made current by an interceptor around all others. Both are put into the builder's lists for
 * the time of {@code build()} only.
 */
package io.sonde.instrumentation.grpc;
