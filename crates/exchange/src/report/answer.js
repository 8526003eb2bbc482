(function(){"use strict";
var box=document.getElementById("answer");if(!box)return;
var button=document.getElementById("answer-save");
box.hidden=false;
button.addEventListener("click",function(){
var bytes=new Uint8Array(16);window.crypto.getRandomValues(bytes);
var id="";for(var i=0;i<bytes.length;i++)id+=("0"+bytes[i].toString(16)).slice(-2);
var text=JSON.stringify({muster:"reader-answer",version:1,report:box.getAttribute("data-code"),answer:id,reader:document.getElementById("answer-who").value,learned:document.getElementById("answer-learned").value},null,1);
var url=URL.createObjectURL(new Blob([text],{type:"application/json"}));
var link=document.createElement("a");link.href=url;link.download="read-"+box.getAttribute("data-code")+".json";
document.body.appendChild(link);link.click();document.body.removeChild(link);
window.setTimeout(function(){URL.revokeObjectURL(url)},10000);
document.getElementById("answer-done").hidden=false;button.disabled=true;
});
})();