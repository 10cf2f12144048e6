/** Ways of handing work over that libraries have. */
package io.sonde.smoke.context.libraries;
