/** The scenario with the AWS SDK for Java 1. */
package io.sonde.smoke.s3.awssdk1;
