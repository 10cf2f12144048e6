/**
 * The one name of Sonde that woven code refers to. Every class loader asks the JDK for names that begin with {@code java.},
 * because no other loader may define them: those of OSGi and JBoss Modules, which hide all else of the boot loader, too.
 */
package java.sonde;
