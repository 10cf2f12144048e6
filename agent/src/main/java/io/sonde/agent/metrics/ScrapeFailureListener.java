package io.sonde.agent.metrics;

/** Is told when a family could not be read. Called by the scraping thread at every scrape that fails; must not throw. */
public interface ScrapeFailureListener {
    /**
     * @param metric the family's name
     * @param failure what reading it threw
     */
    void scrapeFailed(String metric, Throwable failure);
}
