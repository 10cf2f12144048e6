/**
 * The few classes that every class loader must see. They are defined directly in the boot loader before the first class
 * is woven, and woven code refers to nothing else of Sonde.
 */
package io.sonde.bootstrap;
