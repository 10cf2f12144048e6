/** What {@code javax.servlet} and {@code jakarta.servlet} have in common, without a type of either. */
package io.sonde.instrumentation.servlet;
