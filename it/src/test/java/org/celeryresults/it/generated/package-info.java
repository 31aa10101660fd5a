/** Outcomes of tasks that chance makes up, with what must become of them. */
package org.celeryresults.it.generated;
