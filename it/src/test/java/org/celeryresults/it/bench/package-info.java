/** Measurements, by hand: mvn verify -Pbench. What they print is compared, not asserted. */
package org.celeryresults.it.bench;
