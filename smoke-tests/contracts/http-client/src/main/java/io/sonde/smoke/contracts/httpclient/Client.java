package io.sonde.smoke.contracts.httpclient;

import java.util.Map;

/** One HTTP client. */
interface Client {

    /**
     * Makes the request that the command describes.
     *
     * @param result gets everything of the answer that an application can see, by names
     * @throws Exception as the client throws it
     */
    void request(Map<String, String> command, Map<String, String> result) throws Exception;
}
