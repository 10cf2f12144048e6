package io.sonde.instrumentation.servlet;

/** A request and its response. */
class ServletExchange {

    final Object request;
    final Object response;

    ServletExchange(Object request, Object response) {
        this.request = request;
        this.response = response;
    }
}
