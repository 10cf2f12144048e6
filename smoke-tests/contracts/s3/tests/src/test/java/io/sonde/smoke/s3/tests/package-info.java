/** The S3 contract, and who must fulfil it. */
package io.sonde.smoke.s3.tests;
