/**
 * The AWS SDK for Java 1. One method of its HTTP client is the whole operation, retries included; the request is given its
 * context there, before it is signed. Presigning does not pass it, so that presigned URLs stay as they are. The classes of
 * the single services are read by the names of their properties, because no service's library need be there.
 */
package io.sonde.instrumentation.awssdk1;
