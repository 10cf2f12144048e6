/** The scenario with MinIO's client 8. */
package io.sonde.smoke.s3.minio8;
