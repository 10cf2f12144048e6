/**
 * The JDK's own package, in which one class of Sonde stands: every class loader shows it to its classes, however much of the boot
 * loader it hides otherwise.
 */
package java.lang;
