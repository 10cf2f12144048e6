package io.sonde.smoke.context;

import javax.servlet.http.HttpServlet;

/** One way whose requests another server than the usual one serves. */
public interface ServedWay extends WebWay {

    /**
     * Starts the server, which serves every request with the servlet.
     *
     * @return its port of the loopback interface
     */
    int serve(HttpServlet servlet) throws Exception;
}
