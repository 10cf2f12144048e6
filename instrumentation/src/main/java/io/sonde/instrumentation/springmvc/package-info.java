/** Spring MVC names the route; the server times the request. What {@code javax} and {@code jakarta} have in common. */
package io.sonde.instrumentation.springmvc;
