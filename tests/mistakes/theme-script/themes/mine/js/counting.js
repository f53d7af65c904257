var counted = 0;
var more = function () {
  counted += 1;
};
};
