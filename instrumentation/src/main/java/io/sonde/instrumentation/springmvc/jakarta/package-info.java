/** Spring MVC on {@code jakarta.servlet}: versions 6 and 7. */
package io.sonde.instrumentation.springmvc.jakarta;
