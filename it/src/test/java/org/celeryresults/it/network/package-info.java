/** A network between server and database that fails when a test wants it to. */
package org.celeryresults.it.network;
