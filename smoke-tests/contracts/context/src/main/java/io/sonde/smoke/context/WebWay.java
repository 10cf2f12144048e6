package io.sonde.smoke.context;

import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** One way of handing work over that needs the request, and writes the response. */
public interface WebWay extends Way {

    /** Handles a dispatch of the request, of which an asynchronous one has several. */
    void handle(Child child, HttpServletRequest request, HttpServletResponse response) throws Exception;

    @Override
    default void handOver(Child child) {
        throw new UnsupportedOperationException("This way needs a request");
    }
}
