/**
 * MinIO's Java client, 8 and 9. Each request that it executes through OkHttp is an operation of S3, named by its method and
 * its query as S3 does. The call's context is written where OkHttp's request is built, which is before it is signed.
 */
package io.sonde.instrumentation.minio;
