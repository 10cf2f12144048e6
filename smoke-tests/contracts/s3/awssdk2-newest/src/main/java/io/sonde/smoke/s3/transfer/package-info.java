/** What the transfer manager of the AWS SDK for Java 2 does. */
package io.sonde.smoke.s3.transfer;
