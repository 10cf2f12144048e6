/** A service without a framework that knows nothing of Sonde: what is in stock, and reservations of it. */
package io.sonde.smoke.stock;
