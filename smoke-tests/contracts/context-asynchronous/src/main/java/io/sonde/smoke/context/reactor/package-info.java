/** Requests whose work is done by Reactor's operators, subscribed to in the request and signalled by others. */
package io.sonde.smoke.context.reactor;
