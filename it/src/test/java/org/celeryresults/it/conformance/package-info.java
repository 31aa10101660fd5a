/** Our answers against those that Python gave for the same rows. */
package org.celeryresults.it.conformance;
