/** The stock's gRPC interface, as its server and its client, the shop, see it. */
package io.sonde.smoke.stock.api;
