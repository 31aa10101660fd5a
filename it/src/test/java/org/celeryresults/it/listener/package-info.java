/** Listeners of an application: an EAR library of its own beside ours. */
package org.celeryresults.it.listener;
