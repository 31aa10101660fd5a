/** The servers and databases that the tests run on. */
package org.celeryresults.it.server;
