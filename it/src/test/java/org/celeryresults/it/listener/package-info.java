/** Listeners of an application: an ejb-jar of its own beside ours. */
package org.celeryresults.it.listener;
