/** The scenario with the AWS SDK for Java 2. */
package io.sonde.smoke.s3.awssdk2;
