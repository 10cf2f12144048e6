/** What an application does with S3, whatever its client: each step prints what came of it. */
package io.sonde.smoke.s3;
