/** What every server and every database must show: suites that thin subclasses put in a place. */
package org.celeryresults.it.contract;
