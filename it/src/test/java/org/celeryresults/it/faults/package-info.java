/** What becomes of stores while something fails, seen by clients that keep count. */
package org.celeryresults.it.faults;
