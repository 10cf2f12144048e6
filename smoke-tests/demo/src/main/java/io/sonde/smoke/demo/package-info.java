/** Shows Sonde on a console: two services, the traces they leave and the metrics they expose. */
package io.sonde.smoke.demo;
