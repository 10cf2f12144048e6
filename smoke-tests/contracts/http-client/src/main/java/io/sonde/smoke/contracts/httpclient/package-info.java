/**
 * Applications that make HTTP requests on command, each with one client in all the ways in which that client can be
 * used. They are what the contract's tests run with and without the agent, on every JDK.
 */
package io.sonde.smoke.contracts.httpclient;
