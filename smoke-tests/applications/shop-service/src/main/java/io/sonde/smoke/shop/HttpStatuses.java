package io.sonde.smoke.shop;

/** What the stock's answers mean, whichever client got them. */
final class HttpStatuses {

    private HttpStatuses() {}

    /** True for success, false for that other status; any other is a failure of the stock. */
    static boolean isSuccess(int status, int no, String question) {
        if (status >= 200 && status < 300) {
            return true;
        }
        if (status == no) {
            return false;
        }
        throw new IllegalStateException("stock answered " + status + " to " + question);
    }
}
