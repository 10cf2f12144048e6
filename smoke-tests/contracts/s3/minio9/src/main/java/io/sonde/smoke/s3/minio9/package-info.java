/** The scenario with MinIO's client 9. */
package io.sonde.smoke.s3.minio9;
