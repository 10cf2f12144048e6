/** Spring MVC on {@code javax.servlet}: versions 4 and 5. */
package io.sonde.instrumentation.springmvc.javax;
