/**
 * One service with a path for each thing that an agent has to do. What it calls over HTTP and gRPC is itself, so that
 * both ends of such a call are in one process and its CPU time is all that the call takes; the database is in the
 * process too, the S3 server is not.
 */
package io.sonde.smoke.measured;
