/** What HTTP headers say of addresses, for every HTTP instrumentation alike: functions of strings, without types of a library. */
package io.sonde.instrumentation.http;
