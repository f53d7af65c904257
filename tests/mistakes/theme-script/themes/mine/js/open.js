var open = true;
/* This comment never ends.
