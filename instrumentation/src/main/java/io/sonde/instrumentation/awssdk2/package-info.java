/**
 * The AWS SDK for Java 2. The client handlers begin and end a call; a stage of the request pipeline before the signing one
 * writes its context; the stages that send the request count attempts; the bodies are counted where the SDK hands them to
 * its HTTP client and takes them from it. Presigning passes none of these, so that presigned URLs stay as they are.
 */
package io.sonde.instrumentation.awssdk2;
