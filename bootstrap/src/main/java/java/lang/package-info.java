/** What Sonde adds to it, for class loaders that show of the boot loader the JDK's packages alone. */
package java.lang;
